/** `kubectl certificate approve` and `deny`. */
// Models: k8s.io/kubectl/pkg/cmd/certificates/certificates.go
import type { CertificateSigningRequest } from '../../../contract/api'
import { timeText } from '../../kernel/calendar'
import type { Task } from '../../kernel/task'
import type { Command, Invocation } from '../command'
import { eachOf } from '../each-of'
import { KubectlError } from '../failure'
import { addressOf, findAllWanted, type Found } from '../selection'
import { FILENAME, OUTPUT } from '../shared-flags'
import { targetsOf } from '../targets'
import { Reporter } from '../writes'

type Verdict = 'Approved' | 'Denied'

export const certificate: Command = {
  name: 'certificate',
  summary: 'Modify certificate resources',
  usage: 'SUBCOMMAND',
  subcommands: [verdict('approve', 'Approved'), verdict('deny', 'Denied')],
}

function verdict(name: string, type: Verdict): Command {
  const word = type.toLowerCase()
  return {
    name,
    summary: `${type === 'Approved' ? 'Approve' : 'Deny'} a certificate signing request`,
    usage: '(-f FILENAME | NAME)',
    flags: {
      ...FILENAME,
      ...OUTPUT,
      force: { kind: 'bool', help: 'Update the CSR even if it is already approved or denied' },
    },
    *run(invocation) {
      const { args, flags, mapper } = invocation
      if (args.length === 0 && flags.list('filename').length === 0)
        throw new KubectlError('one or more CSRs must be specified as <name> or -f <filename>')
      const info = yield* mapper.named('certificatesigningrequests')
      const names = args.map((arg) => arg.replace(/^(csr|certificatesigningrequests?)\//, ''))
      const { found, errors } =
        args.length > 0 ? yield* findAllWanted([{ info, names }], invocation) : yield* targetsOf(invocation)
      const reporter = new Reporter(invocation)
      yield* eachOf(found, (each) => judge(each, type, word, reporter, invocation), errors)
      return 0
    },
  }
}

function* judge(found: Found, type: Verdict, word: string, reporter: Reporter, invocation: Invocation): Task {
  const { context, flags } = invocation
  const request = found.object as CertificateSigningRequest
  const conditions = request.status?.conditions ?? []
  const other = type === 'Approved' ? 'Denied' : 'Approved'
  if (conditions.some((each) => each.type === other) && !flags.bool('force'))
    throw new KubectlError(
      `certificate signing request ${JSON.stringify(request.metadata.name)} is already ${other.toLowerCase()}`,
    )
  if (!conditions.some((each) => each.type === type) || flags.bool('force')) {
    const condition = {
      lastUpdateTime: timeText(context.kernel.now),
      message: `This CSR was ${word} by kubectl certificate ${type === 'Approved' ? 'approve' : 'deny'}.`,
      reason: `Kubectl${type === 'Approved' ? 'Approve' : 'Deny'}`,
      status: 'True',
      type,
    }
    const body = {
      ...request,
      status: { ...request.status, conditions: [...conditions.filter((each) => each.type !== type), condition] },
    }
    yield* context.client.replaceOne(addressOf(found, invocation), body, {}, 'approval')
  }
  reporter.done(found, word)
}
