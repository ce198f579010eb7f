/** `kubectl config`: the kubeconfig in the learner's home. */
import type { Command } from '../../command'
import { currentContext, getClusters, getContexts, getUsers } from './show'
import {
  deleteCluster,
  deleteContext,
  deleteUser,
  renameContext,
  setCluster,
  setContext,
  setCredentials,
  unset,
  useContext,
} from './change'
import { view } from './view'

export const config: Command = {
  name: 'config',
  summary: 'Modify kubeconfig files',
  usage: 'SUBCOMMAND',
  subcommands: [
    currentContext, deleteCluster, deleteContext, deleteUser, getClusters, getContexts, getUsers, renameContext,
    setCluster, setContext, setCredentials, unset, useContext, view,
  ], // prettier-ignore
}
