select count(*) as FOUND from user_ords_modules where name = 'weather.ingest'
