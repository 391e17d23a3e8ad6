create or replace package WEATHER_INGEST as
  procedure store_batch(
    p_body in clob,
    p_stored out number,
    p_duplicates out number
  );
end WEATHER_INGEST;
