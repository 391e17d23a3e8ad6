grant create session, create table, create procedure to DEMO
