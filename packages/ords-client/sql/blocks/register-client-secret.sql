begin
  ords_security.register_client_secret(
    p_name => 'weatherstrmfunc',
    p_client_secret => ords_types.oauth_client_secret(p_secret => :client_secret),
    p_revoke_existing => false
  );
  commit;
end;
