/** "SLA-Mål", "SLA mål", "SLA", "Servicemål", "Mål", "KTS", "KTS-mål", "Måltal", "Mål (%)", "SLA-krav", "Target" */
const TARGET =
  /^(?:sla|kts|service|drifts?|tilgængeligheds|aftalt)?[-‐‑–\s]*(?:mål(?:sætning|tal)?|krav|niveau|target)\s*(?:\(?\s*(?:%|pct\.?|i %|i pct\.?)\s*\)?)?:?$|^(?:sla|kts|servicemål)\s*(?:\(?%\)?)?:?$/i;

/** Whether a heading names a target. What is called otherwise is known by what its column holds. */
export const isTargetHeading = (text: string): boolean => TARGET.test(text.trim());
