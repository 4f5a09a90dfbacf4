/** From this confidence on a reading counts as sure: nine in ten such readings are right, and none of them is asked about. */
export const SURE = 0.9;
