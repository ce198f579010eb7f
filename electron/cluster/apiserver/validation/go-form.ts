/** How Kubernetes prints a piece of its own internal form of an object: Go's names, and everything that could be said. */
// Models: encoding/json of the internal types of pkg/apis, which carry no names of their own
const INITIALISMS: Readonly<Record<string, string>> = {
  apiGroup: 'APIGroup',
  apiVersion: 'APIVersion',
  uid: 'UID',
  ip: 'IP',
}

export function goForm(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).map(([field, child]) => [goFieldName(field), child ?? null]))
}

function goFieldName(field: string): string {
  return INITIALISMS[field] ?? field.charAt(0).toUpperCase() + field.slice(1)
}
