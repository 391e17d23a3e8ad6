import { parseStorageTier, refuseUnbuiltHeaders, toKeptHeaders } from './object-headers';

const notImplemented = expect.objectContaining({ code: 'NotImplemented' }) as Error;

describe('headers of a put', () => {
  it('ask for nothing where they are empty, as the Terraform provider sends them', () => {
    const headers = { 'storage-tier': '', 'opc-checksum-algorithm': '', 'content-type': '' };
    expect(parseStorageTier(headers)).toBe('Standard');
    expect(() => refuseUnbuiltHeaders(headers)).not.toThrow();
    expect(toKeptHeaders(headers)).toEqual({ 'content-type': 'application/octet-stream' });
  });

  it('stay with the object where they describe it, and where they are the user’s own', () => {
    const headers = { 'content-type': 'text/plain', 'opc-meta-station': 'EWR', date: 'today', host: 'h' };
    expect(toKeptHeaders(headers)).toEqual({ 'content-type': 'text/plain', 'opc-meta-station': 'EWR' });
  });

  it('are refused where they ask for what is not built', () => {
    expect(() => parseStorageTier({ 'storage-tier': 'Archive' })).toThrow(notImplemented);
    expect(() => refuseUnbuiltHeaders({ 'opc-sse-customer-algorithm': 'AES256' })).toThrow(notImplemented);
    expect(() => parseStorageTier({ 'storage-tier': 'Cold' })).toThrow(/storage-tier must be one of/);
  });
});
