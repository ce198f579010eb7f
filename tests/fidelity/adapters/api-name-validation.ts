import {
  configMapKey,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  httpHeaderName,
  labelValue,
  type NameRule,
  percent,
  portName,
  portNumber,
  qualifiedName,
} from '../../../electron/cluster/apiserver/validation/names'
import { type Adapter, UnknownFunction } from '../case'

const RULES: Readonly<Record<string, NameRule>> = {
  dns1123Label,
  dns1123Subdomain: (value) => dns1123Subdomain(value),
  dns1035Label,
  qualifiedName,
  labelValue,
  portName,
  configMapKey,
  httpHeader: httpHeaderName,
  percent,
}

export const adapter: Adapter = {
  run({ rule, value, errorFor }) {
    if (rule === 'portNumber') return portNumber(value as number).length === 0
    const check = RULES[rule as string]
    if (!check) throw new UnknownFunction(rule)
    return errorFor === undefined ? check(value as string).length === 0 : check(errorFor as string)[0]
  },
}
