/** Formats of texts that a schema may ask for. */
// Models: k8s.io/apiextensions-apiserver/pkg/apiserver/validation/formats.go; k8s.io/kube-openapi/pkg/validation/strfmt
// Simplified: the formats that manifests use; a format that is not listed asks for nothing, as in Kubernetes.
const FORMATS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time':
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
  duration: /^-?(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d|w))+$/,
  email: /^[^@\s]+@[^@\s]+$/,
  hostname: /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/,
  ipv4: /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/,
  ipv6: /^(?=.*:)[0-9A-Fa-f:.]{2,45}$/,
  cidr: /^[0-9A-Fa-f:.]+\/\d{1,3}$/,
  mac: /^([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}$/,
  uri: /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]*$/,
  uuid: /^[0-9A-Fa-f]{8}-?([0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}$/,
  byte: /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
}

export function matchesFormat(format: string, text: string): boolean {
  const pattern = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  return pattern?.test(text) ?? true
}
