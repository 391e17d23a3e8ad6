import { checkAlarmQuery } from './check-alarm-query';

const refused = (code: string, text: string): Error =>
  expect.objectContaining({ code, message: expect.stringContaining(text) as string }) as Error;

describe(checkAlarmQuery, () => {
  it('takes a metric that the namespace has', () => {
    expect(() => checkAlarmQuery('oci_streaming', 'PutMessagesFault.Count[1m].sum() > 0')).not.toThrow();
  });

  it('refuses a metric that would never come, and names those that do', () => {
    expect(() => checkAlarmQuery('oci_faas', 'FunctionErrors[1m].sum() > 0')).toThrow(
      refused('InvalidParameter', 'FunctionResponseCount'),
    );
  });

  it('takes any metric of a namespace of the user’s own', () => {
    expect(() => checkAlarmQuery('weather', 'Polls[1m].sum() < 1')).not.toThrow();
  });

  it('says that it does not know the metrics of another service', () => {
    expect(() => checkAlarmQuery('oci_lbaas', 'HttpRequests[1m].sum() > 0')).toThrow(
      refused('NotImplemented', 'oci_lbaas'),
    );
  });

  it('refuses a query without a condition', () => {
    expect(() => checkAlarmQuery('weather', 'Polls[1m].sum()')).toThrow(
      refused('InvalidParameter', 'comparison'),
    );
  });
});
