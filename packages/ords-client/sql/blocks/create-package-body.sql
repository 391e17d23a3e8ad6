create or replace package body WEATHER_INGEST as
  procedure store_batch(
    p_body in clob,
    p_stored out number,
    p_duplicates out number
  ) is
    l_received number;
  begin
    select count(*)
    into l_received
    from json_table(
      p_body, '$[*]' error on error
      columns (position for ordinality)
    );

    merge into WEATHER_DATA target
    using (
      select
        observation_id,
        station,
        observed_at,
        location_json,
        current_json,
        stream_partition,
        stream_offset
      from (
        select
          received.*,
          row_number() over (
            partition by received.observation_id order by received.position
          ) as occurrence
        from json_table(
          p_body, '$[*]' error on error
          columns (
            position for ordinality,
            observation_id varchar2(128) path '$.id',
            station varchar2(64) path '$.station',
            observed_at timestamp with time zone path '$.observedAt',
            location_json clob format json path '$.location',
            current_json clob format json path '$.current',
            stream_partition varchar2(16) path '$.partition',
            stream_offset number path '$.offset'
          )
        ) received
      )
      where occurrence = 1
    ) source
    on (target.OBSERVATION_ID = source.observation_id)
    when not matched then insert (
      OBSERVATION_ID,
      STATION,
      OBSERVED_AT,
      "location",
      "current",
      STREAM_PARTITION,
      STREAM_OFFSET
    )
    values (
      source.observation_id,
      source.station,
      source.observed_at,
      source.location_json,
      source.current_json,
      source.stream_partition,
      source.stream_offset
    );

    p_stored := sql%rowcount;
    p_duplicates := l_received - p_stored;
    commit;
  exception
    when others then
      rollback;
      raise;
  end store_batch;
end WEATHER_INGEST;
