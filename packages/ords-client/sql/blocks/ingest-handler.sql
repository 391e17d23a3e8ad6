declare
  l_body clob := :body_text;
  l_stored number;
  l_duplicates number;
  l_code varchar2(16);
  l_message varchar2(4000);
  l_answer varchar2(8000);
begin
  WEATHER_INGEST.store_batch(
    p_body => l_body,
    p_stored => l_stored,
    p_duplicates => l_duplicates
  );
  :status_code := 200;
  owa_util.mime_header('application/json', true);
  htp.prn('{"stored":' || l_stored || ',"duplicates":' || l_duplicates || '}');
exception
  when others then
    if sqlcode in (-1400, -1426, -1438, -1722, -2290, -12899)
      or sqlcode between -1899 and -1800
      or sqlcode between -40799 and -40400
    then
      l_code := 'ORA-' || lpad(to_char(abs(sqlcode)), 5, '0');
      l_message := substr(sqlerrm, 1, 1000);
      select json_object('code' value l_code, 'message' value l_message)
      into l_answer
      from dual;
      :status_code := 400;
      owa_util.mime_header('application/json', true);
      htp.prn(l_answer);
    else
      raise;
    end if;
end;
