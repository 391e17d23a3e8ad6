begin
  ords.enable_object(
    p_enabled => true,
    p_schema => 'DEMO',
    p_object => 'WEATHER_DATA',
    p_object_type => 'TABLE',
    p_object_alias => 'weather_data',
    p_auto_rest_auth => true
  );
  commit;
end;
