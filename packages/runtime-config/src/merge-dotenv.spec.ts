import { mergeDotenv } from './merge-dotenv';

describe(mergeDotenv, () => {
  it('adds what the environment lacks, and keeps what it has', () => {
    const text = '# a comment\nSTREAM_ID=\'from file\'\nLOG_LEVEL=debug\nWEATHER_API_KEY="k"\n';
    expect(mergeDotenv(text, { STREAM_ID: 'from shell', WEATHER_API_KEY: '', LOG_LEVEL: undefined })).toEqual(
      {
        STREAM_ID: 'from shell',
        WEATHER_API_KEY: '',
        LOG_LEVEL: 'debug',
      },
    );
  });
});
