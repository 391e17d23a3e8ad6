select 1 as ALIVE from dual
