/** Version of the record contract, apart from the schemas, which take long to load. */
export const SCHEMA_VERSION = 1;
