import { parseDockerfile } from './parse-dockerfile';

describe(parseDockerfile, () => {
  it('reads a Dockerfile that copies files', () => {
    const text = `# a comment
ARG BASE
ARG LEVEL=info
FROM \${BASE}
ARG LEVEL
COPY --chmod=0444 function.cjs /function/function.cjs
COPY data.json \\
  /function/data.json
ENV LEVEL=$LEVEL
ENV GREETING="good day"
WORKDIR /function
USER 1000:1000
ENTRYPOINT ["node", "/function/function.cjs"]
CMD ["one"]
`;
    expect(parseDockerfile(text, { BASE: 'scratch' })).toEqual({
      copies: [
        { from: 'function.cjs', to: '/function/function.cjs', mode: 0o444 },
        { from: 'data.json', to: '/function/data.json' },
      ],
      env: { LEVEL: 'info', GREETING: 'good day' },
      workingDir: '/function',
      user: '1000:1000',
      entrypoint: ['node', '/function/function.cjs'],
      cmd: ['one'],
    });
  });

  it('knows an argument behind FROM only where it is declared again', () => {
    const env = (text: string) => parseDockerfile(text, { A: 'given' }).env;
    expect(env('ARG A=1\nFROM scratch\nENV B=$A')).toEqual({ B: '' });
    expect(env('ARG A=1\nARG C=2\nFROM scratch\nARG A\nARG C\nENV B=$A-${C}')).toEqual({ B: 'given-2' });
  });

  it.each([
    ['FROM node:20', 'set the base to scratch'],
    ['FROM ${BASE}', 'not given'],
    ['FROM scratch\nRUN npm ci', 'RUN is not read'],
    ['FROM scratch\nCOPY --from=other a /b', 'only [--chmod'],
    ['FROM scratch\nCOPY ../a /b', 'not a file of the context'],
    ['FROM scratch\nCOPY *.js /b', 'not a file of the context'],
    ['FROM scratch\nCOPY a /b/', 'only [--chmod'],
    ['FROM scratch\nENTRYPOINT node func.js', 'JSON list'],
    ['FROM scratch\nWORKDIR function', 'must be absolute'],
    ['FROM scratch\nENV A 1', '<name>=<value>'],
    ['COPY a /b', 'no line that begins with FROM'],
  ])('says why it cannot build %j', (text, message) => {
    expect(() => parseDockerfile(text, {})).toThrow(message);
  });
});
