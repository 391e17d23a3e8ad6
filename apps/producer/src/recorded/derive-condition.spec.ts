import { conditionRules, deriveCondition } from './derive-condition';
import { aRecorded } from './testing/builders';

describe(deriveCondition, () => {
  it.each<[string, number | undefined, Record<string, number | undefined>]>([
    ['Dry', undefined, {}],
    ['Light rain', 1183, { precip_in: 0.1, temp_f: 50 }],
    ['Moderate rain', 1189, { precip_in: 0.11, temp_f: 35.6 }],
    ['Heavy rain', 1195, { precip_in: 0.31, temp_f: 50 }],
    ['Light sleet', 1204, { precip_in: 0.01, temp_f: 32 }],
    ['Moderate or heavy sleet', 1207, { precip_in: 0.5, temp_f: 35.5 }],
    ['Light snow', 1213, { precip_in: 0.01, temp_f: 30.2 }],
    ['Moderate snow', 1219, { precip_in: 0.2, temp_f: 10 }],
    ['Heavy snow', 1225, { precip_in: 0.5, temp_f: 10 }],
    ['Precipitation', undefined, { precip_in: 0.13, temp_f: undefined }],
    ['Light rain', 1183, { precip_in: 0.01, temp_f: 50, vis_miles: 0.25 }],
    ['Fog', 1135, { vis_miles: 0.5 }],
    ['Freezing fog', 1147, { vis_miles: 0.5, temp_f: 31.9 }],
    ['Mist', 1030, { vis_miles: 3, humidity: 80 }],
    ['Haze', undefined, { vis_miles: 3, humidity: 79 }],
    ['Poor visibility', undefined, { vis_miles: 3, humidity: undefined }],
    ['Dry', undefined, { vis_miles: 3.1 }],
    ['Dry', undefined, { vis_miles: undefined }],
  ])('says %s (code %s) of %j', (text, code, changes) => {
    expect(deriveCondition(aRecorded(changes))).toEqual({
      text,
      ...(code === undefined ? {} : { code }),
      derived_by: conditionRules,
    });
  });

  it('says nothing when it is not even known whether it rained', () => {
    expect(deriveCondition(aRecorded({ precip_in: undefined }))).toBeUndefined();
  });
});
