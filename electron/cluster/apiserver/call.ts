/** One request on its way through the server: what the handlers know and collect beside it. */
import { badRequest, methodNotAllowed, type ApiObject } from '../../contract/api'
import type { AdmissionAttributes, Operation } from './admission/plugin'
import type { ApiServer } from './apiserver'
import { withVisibleOwners } from './managed-fields/request-owners'
import type { AuthorizedRequest } from './request'
import type { ReadOptions, Served } from './served'

export class Call {
  readonly warnings: string[] = []
  readonly served: Served

  constructor(
    readonly server: ApiServer,
    readonly request: AuthorizedRequest,
  ) {
    this.served = server.catalog.get(request.resource)
    if (this.served.deprecationWarning) this.warnings.push(this.served.deprecationWarning)
    // Subresources have verbs of their own: their doors know them.
    if (request.subresource === '' && !this.served.info.verbs.includes(request.verb))
      throw methodNotAllowed(request.resource, request.verb)
  }

  readonly warn = (text: string): void => {
    if (!this.warnings.includes(text)) this.warnings.push(text)
  }

  /** The body as the object that is kept. */
  read(body: unknown): ApiObject {
    const { request, served } = this
    if (request.isTyped) return body as ApiObject
    if (body === null || body === undefined || body === '') throw badRequest('unexpected end of JSON input')
    return served.codec.read(body, this.readOptions)
  }

  /** How strictly the body is read, and who is told of what was dropped. */
  get readOptions(): ReadOptions {
    const { query, duplicates } = this.request
    return { fieldValidation: query.fieldValidation ?? 'Warn', warn: this.warn, duplicates }
  }

  /** A stored object as the client gets to see it; the cluster's own components never look who owns which field. */
  readonly show = (stored: ApiObject): ApiObject => {
    const shown = this.served.codec.show(stored)
    return this.request.isTyped ? shown : withVisibleOwners(shown)
  }

  attributes(operation: Operation, old: ApiObject | null): AdmissionAttributes {
    const { server, request, warn } = this
    const isDryRun = request.query.dryRun === true
    return { request, operation, old, isDryRun, view: server.view, warn, annotate: (key, value) => { server.gate.annotate(request, key, value) } } // prettier-ignore
  }
}
