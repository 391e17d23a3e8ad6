begin
  ords_security.delete_client(p_name => 'weatherstrmfunc');
  commit;
end;
