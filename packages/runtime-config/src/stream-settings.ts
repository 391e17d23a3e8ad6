import { optionalSetting, settingWithDefault } from './setting';
import { endpointUrl, secretServiceUrl } from './url-kinds';
import { anyText, choice, ocid, textMatching } from './value-kinds';

/** Ways to prove who we are to Oracle Cloud. */
export const ociAuthKinds = ['config-file', 'instance-principal'] as const;

const ociName = textMatching(/^[A-Za-z0-9_.-]{1,256}$/, 'a name of letters, digits, ".", "_" or "-"');

/** Settings of the producer that say which stream is published to. */
export const streamSettings = {
  streamId: optionalSetting(
    {
      name: 'STREAM_ID',
      description: 'stream to publish to',
      whenUnset: 'found by STREAM_POOL_ID and STREAM_NAME',
      example: 'ocid1.stream.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    ocid('stream'),
  ),
  streamPoolId: optionalSetting(
    {
      name: 'STREAM_POOL_ID',
      description: 'stream pool in which the stream is found by its name',
      whenUnset: 'STREAM_ID names the stream',
      example: 'ocid1.streampool.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    ocid('streampool'),
  ),
  streamName: settingWithDefault(
    {
      name: 'STREAM_NAME',
      description: 'name of the stream in the pool',
      standard: 'weatherstrm',
      example: 'weatherstrm',
    },
    ociName,
  ),
  streamMessagesEndpoint: optionalSetting(
    {
      name: 'STREAM_MESSAGES_ENDPOINT',
      description: 'messages endpoint of the stream',
      whenUnset: 'looked up with the stream',
      example: 'https://cell-1.streaming.eu-frankfurt-1.oci.oraclecloud.com',
    },
    endpointUrl,
  ),
  streamingEndpoint: optionalSetting(
    {
      name: 'STREAMING_ENDPOINT',
      description: 'control plane of Streaming, where streams are looked up',
      whenUnset: 'that of the region',
      example: 'https://streaming.eu-frankfurt-1.oci.oraclecloud.com',
    },
    endpointUrl,
  ),
  rejectedStreamId: optionalSetting(
    {
      name: 'REJECTED_STREAM_ID',
      description: 'stream of rejected messages',
      whenUnset: 'found in the same pool by the name <stream>-rejected',
      example: 'ocid1.stream.oc1.eu-frankfurt-1.amaaaaaaexample',
    },
    ocid('stream'),
  ),
};

/** Settings of the producer that say how to reach Oracle Cloud. */
export const ociSettings = {
  ociAuth: settingWithDefault(
    {
      name: 'OCI_AUTH',
      description: 'how to prove who we are to Oracle Cloud',
      standard: 'config-file',
      example: 'instance-principal',
    },
    choice(ociAuthKinds),
  ),
  ociConfigFile: optionalSetting(
    {
      name: 'OCI_CONFIG_FILE',
      description: 'config file with the API key',
      whenUnset: '~/.oci/config',
      example: '/home/opc/.oci/config',
    },
    anyText('a path'),
  ),
  ociConfigProfile: settingWithDefault(
    {
      name: 'OCI_CONFIG_PROFILE',
      description: 'profile in the config file',
      standard: 'DEFAULT',
      example: 'WEATHER',
    },
    ociName,
  ),
  ociRegion: optionalSetting(
    {
      name: 'OCI_REGION',
      description: 'region, where it differs from that of the config file or the machine',
      whenUnset: 'that of the config file or the machine',
      example: 'eu-frankfurt-1',
    },
    textMatching(/^[a-z]{2,}(-[a-z0-9]+)+$/, 'a region identifier'),
  ),
  ociMetadataBaseUrl: optionalSetting(
    {
      name: 'OCI_METADATA_BASE_URL',
      description: 'metadata service of the machine, for OCI_AUTH=instance-principal',
      whenUnset: 'the link-local address of OCI',
      example: 'http://169.254.169.254/opc/v2',
    },
    endpointUrl,
  ),
  ociFederationEndpoint: optionalSetting(
    {
      name: 'OCI_SDK_AUTH_CLIENT_REGION_URL',
      description: 'service that gives tokens to machines, for OCI_AUTH=instance-principal',
      whenUnset: 'that of the region',
      example: 'https://auth.eu-frankfurt-1.oraclecloud.com',
    },
    secretServiceUrl,
  ),
};
