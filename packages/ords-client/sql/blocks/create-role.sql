begin
  ords.create_role(p_role_name => 'weather.writer');
  commit;
end;
