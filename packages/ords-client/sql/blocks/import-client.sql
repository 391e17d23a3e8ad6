begin
  ords_security.import_client(
    p_name => 'weatherstrmfunc',
    p_client_id => :client_id,
    p_grant_type => 'client_credentials',
    p_description => 'Function that stores weather observations',
    p_support_email => 'weather-stream@example.com'
  );
  commit;
end;
