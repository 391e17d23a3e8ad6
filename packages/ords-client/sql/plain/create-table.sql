create table WEATHER_DATA (
  OBSERVATION_ID varchar2(128) default rawtohex(sys_guid()) not null,
  STATION varchar2(64),
  OBSERVED_AT timestamp with time zone,
  "location" clob,
  "current" clob,
  STREAM_PARTITION varchar2(16),
  STREAM_OFFSET number(19),
  STORED_AT timestamp with time zone default systimestamp,
  constraint WEATHER_DATA_PK primary key (OBSERVATION_ID),
  constraint WEATHER_DATA_LOCATION_JSON check ("location" is json),
  constraint WEATHER_DATA_CURRENT_JSON check ("current" is json)
)
