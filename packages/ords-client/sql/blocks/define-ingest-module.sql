declare
  l_roles owa.vc_arr;
  l_patterns owa.vc_arr;
  l_modules owa.vc_arr;
begin
  ords.define_module(
    p_module_name => 'weather.ingest',
    p_base_path => '/ingest/',
    p_items_per_page => 0,
    p_status => 'PUBLISHED'
  );
  ords.define_template(
    p_module_name => 'weather.ingest',
    p_pattern => 'observations'
  );
  ords.define_handler(
    p_module_name => 'weather.ingest',
    p_pattern => 'observations',
    p_method => 'POST',
    p_source_type => 'plsql/block',
    p_mimes_allowed => 'application/json',
    p_source => :handler_source
  );
  l_roles(1) := 'weather.writer';
  l_modules(1) := 'weather.ingest';
  ords.define_privilege(
    p_privilege_name => 'weather.ingest',
    p_roles => l_roles,
    p_patterns => l_patterns,
    p_modules => l_modules,
    p_label => 'Weather ingest',
    p_description => 'Store batches of weather observations'
  );
  commit;
end;
