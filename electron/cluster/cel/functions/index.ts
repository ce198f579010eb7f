/** All that expressions in Kubernetes may call. */
import { Functions } from '../function'
import { LISTS } from './lists'
import { ADDRESSES } from './ip'
import { OPTIONAL } from './optional'
import { QUANTITY } from './quantity'
import { REGEX } from './regex'
import { STANDARD } from './standard'
import { STRINGS } from './strings'
import { TIME } from './time'
import { URLS } from './url'
import { AUTHORIZER } from './authorizer'
import { MUTATION } from './mutation'

export const FUNCTIONS = new Functions([
  ...STANDARD,
  ...STRINGS,
  ...REGEX,
  ...LISTS,
  ...TIME,
  ...OPTIONAL,
  ...QUANTITY,
  ...URLS,
  ...ADDRESSES,
  ...AUTHORIZER,
  ...MUTATION,
])
