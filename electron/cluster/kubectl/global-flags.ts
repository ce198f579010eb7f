/** Flags that every command has, and the table of `kubectl options`. */
// Models: k8s.io/cli-runtime/pkg/genericclioptions/config_flags.go
import type { FlagTable } from './flags'

/** Understood, but nothing here depends on them: they speak of TLS, caches on disk, and profiles of kubectl itself. */
const WITHOUT_EFFECT: FlagTable = {
  'cache-dir': { kind: 'string', initial: '~/.kube/cache', help: 'Default cache directory' },
  'certificate-authority': { kind: 'string', help: 'Path to a cert file for the certificate authority' },
  'client-certificate': { kind: 'string', help: 'Path to a client certificate file for TLS' },
  'client-key': { kind: 'string', help: 'Path to a client key file for TLS' },
  'disable-compression': { kind: 'bool', help: 'If true, opt-out of response compression for all requests to the server' },
  'insecure-skip-tls-verify': { kind: 'bool', help: "If true, the server's certificate will not be checked for validity. This will make your HTTPS connections insecure" },
  kuberc: { kind: 'string', help: 'Path to the kuberc file to use for preferences. This can be disabled by exporting KUBECTL_KUBERC=false feature gate or turning off the feature KUBERC=off.' },
  'log-flush-frequency': { kind: 'duration', initial: '5s', help: 'Maximum number of seconds between log flushes' },
  'match-server-version': { kind: 'bool', help: 'Require server version to match client version' },
  password: { kind: 'string', help: 'Password for basic authentication to the API server' },
  profile: { kind: 'string', initial: "'none'", help: 'Name of profile to capture. One of (none|cpu|heap|goroutine|threadcreate|block|mutex|trace)' },
  'profile-output': { kind: 'string', initial: "'profile.pprof'", help: 'Name of the file to write the profile to' },
  'tls-server-name': { kind: 'string', help: 'Server name to use for server certificate validation. If it is not provided, the hostname used to contact the server is used' },
  username: { kind: 'string', help: 'Username for basic authentication to the API server' },
  vmodule: { kind: 'string', initial: '', help: 'comma-separated list of pattern=N settings for file-filtered logging (only works for the default text log format)' },
} // prettier-ignore

export const GLOBAL_FLAGS: FlagTable = {
  ...WITHOUT_EFFECT,
  as: { kind: 'string', help: 'Username to impersonate for the operation. User could be a regular user or a service account in a namespace.' },
  'as-group': { kind: 'list', help: 'Group to impersonate for the operation, this flag can be repeated to specify multiple groups.' },
  'as-uid': { kind: 'string', help: 'UID to impersonate for the operation.' },
  'as-user-extra': { kind: 'list', help: 'User extras to impersonate for the operation, this flag can be repeated to specify multiple values for the same key.' },
  cluster: { kind: 'string', help: 'The name of the kubeconfig cluster to use' },
  context: { kind: 'string', help: 'The name of the kubeconfig context to use' },
  kubeconfig: { kind: 'string', help: 'Path to the kubeconfig file to use for CLI requests.' },
  namespace: { kind: 'string', short: 'n', help: 'If present, the namespace scope for this CLI request' },
  'request-timeout': { kind: 'timeout', initial: "'0'", help: "The length of time to wait before giving up on a single server request. Non-zero values should contain a corresponding time unit (e.g. 1s, 2m, 3h). A value of zero means don't timeout requests." },
  server: { kind: 'string', short: 's', help: 'The address and port of the Kubernetes API server' },
  token: { kind: 'string', help: 'Bearer token for authentication to the API server' },
  user: { kind: 'string', help: 'The name of the kubeconfig user to use' },
  v: { kind: 'int', short: 'v', initial: '0', help: 'number for the log level verbosity' },
  'warnings-as-errors': { kind: 'bool', help: 'Treat warnings received from the server as errors and exit with a non-zero exit code' },
} // prettier-ignore

export const HELP_FLAG: FlagTable = {
  help: { kind: 'bool', short: 'h', help: 'Show help for this command' },
}
