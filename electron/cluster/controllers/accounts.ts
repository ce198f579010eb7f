/** Under which service account a controller speaks to the API server, where that is not its own name. */
// Models: cmd/kube-controller-manager/app: the names given to ClientBuilder.ClientOrDie
const SERVICE_ACCOUNTS: Readonly<Record<string, string>> = {
  'node-lifecycle-controller': 'node-controller',
  'taint-eviction-controller': 'node-controller',
  'node-ipam-controller': 'node-controller',
  'pod-garbage-collector-controller': 'pod-garbage-collector',
  'garbage-collector-controller': 'generic-garbage-collector',
  'serviceaccount-controller': 'service-account-controller',
  'persistentvolumeclaim-protection-controller': 'pvc-protection-controller',
  'persistentvolume-protection-controller': 'pv-protection-controller',
  'certificatesigningrequest-signing-controller': 'certificate-controller',
  'root-ca-certificate-publisher-controller': 'root-ca-cert-publisher',
}

/** `node-controller` for the node lifecycle controller: the name after `system:serviceaccount:kube-system:`. */
export function serviceAccountOf(controller: string): string {
  return SERVICE_ACCOUNTS[controller] ?? controller
}

/** What Events of a controller name as their source. */
export function eventSourceOf(controller: string): string {
  return controller === 'node-lifecycle-controller' ? 'node-controller' : controller
}
