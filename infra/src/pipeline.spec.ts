import { recordProgram, type Recording } from './testing/record-program';
import { aStackConfig } from './testing/stack-configs';
import { buildPipeline } from './pipeline';

describe(buildPipeline, () => {
  let program: Recording;
  beforeAll(async () => {
    program = await recordProgram(aStackConfig());
  });

  it('makes these resources, in these places', () => {
    const tree = program.resources.map(({ parent, name, type }) => `${parent} > ${name} (${type})`).sort();
    expect(tree).toMatchSnapshot();
  });
});
