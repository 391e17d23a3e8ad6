select count(*) as FOUND from user_tables where table_name = 'WEATHER_DATA'
