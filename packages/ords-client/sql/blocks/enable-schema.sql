begin
  ords_admin.enable_schema(
    p_enabled => true,
    p_schema => 'DEMO',
    p_url_mapping_type => 'BASE_PATH',
    p_url_mapping_pattern => 'demo',
    p_auto_rest_auth => true
  );
  commit;
end;
