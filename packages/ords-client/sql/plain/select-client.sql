select client_id as CLIENT_ID from user_ords_clients where name = 'weatherstrmfunc'
