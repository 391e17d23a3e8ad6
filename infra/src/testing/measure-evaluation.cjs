// Evaluates the program as the Pulumi CLI does (ts-node, tsconfig.pulumi.json, `src/main.ts`), against a fake OCI, and
// says how long it took: `npx nx run infra:measure`.
const { join } = require('node:path');
const begun = performance.now();

const project = join(__dirname, '../..');
const settings = {
  'oci:region': 'eu-frankfurt-1',
  'oci:tenancyOcid': 'ocid1.tenancy.oc1..acme',
  'weather-stream:deployerCidrs': '["203.0.113.7/32"]',
  'weather-stream:registryUser': 'jane',
  'weather-stream:registryAuthToken': 'token',
};

process.chdir(join(project, 'src'));
require('ts-node').register({
  project: join(project, 'tsconfig.pulumi.json'),
  transpileOnly: true,
});

async function main() {
  const { runtime } = require('@pulumi/pulumi');
  const { answerCall, answerResource } = require('./fake-oci');
  let resources = 0;
  const newResource = (args) => {
    resources += 1;
    return answerResource(args);
  };
  await runtime.setMocks({ newResource, call: answerCall }, 'weather-stream', 'dev');
  runtime.setAllConfig(settings);
  await runtime.runInPulumiStack(async () => require('../main'));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`evaluated ${resources} resources in ${seconds} s\n`);
}

void main();
