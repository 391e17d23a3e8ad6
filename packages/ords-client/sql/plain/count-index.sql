select count(*) as FOUND from user_indexes where index_name = 'WEATHER_DATA_BY_STATION'
