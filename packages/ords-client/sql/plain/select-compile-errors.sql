select name, line, position, text from user_errors where name = 'WEATHER_INGEST' order by sequence
