begin
  ords_security.grant_client_role(
    p_client_name => 'weatherstrmfunc',
    p_role_name => :role_name
  );
  commit;
end;
