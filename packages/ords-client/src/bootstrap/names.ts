/** What the bootstrap makes, as the source article calls it. The `.sql` files say the same names. */
export const names = {
  user: 'DEMO',
  alias: 'demo',
  table: 'WEATHER_DATA',
  tableAlias: 'weather_data',
  client: 'weatherstrmfunc',
  /** Roles of the client: for our handler, and for reading the table by AutoREST. */
  clientRoles: ['weather.writer', 'oracle.dbtools.role.autorest.DEMO.WEATHER_DATA'],
} as const;
