select count(*) as FOUND from user_ords_client_roles where client_name = 'weatherstrmfunc' and role_name = :role_name
