select count(*) as FOUND from user_ords_roles where name = 'weather.writer'
