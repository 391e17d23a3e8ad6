select count(*) as FOUND from all_users where username = 'DEMO'
