/** Tab behind `kubectl`: kubectl itself knows best. */
export { flagBefore, flagValues, kubectlWords, namespaceOf, plainArgs } from '../cluster/kubectl/completion'
