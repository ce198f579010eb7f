/** `-o json`, `yaml`, `kyaml` and `name`. */
// Models: k8s.io/cli-runtime/pkg/printers: json.go, yaml.go, kyaml.go, name.go
import { objectName } from '../kinds'
import { indentedJson } from '../../text/json'
import { printKyaml } from '../text/kyaml'
import { printYaml } from '../text/yaml'
import type { ObjectPrinter } from './printer'

export function json(): ObjectPrinter {
  return ({ whole }, say) => {
    say(`${indentedJson(whole)}\n`)
  }
}

/** Documents are parted by a line of their own. */
export function yaml(): ObjectPrinter {
  let count = 0
  return ({ whole }, say) => {
    say(`${count++ > 0 ? '---\n' : ''}${printYaml(whole)}`)
  }
}

export function kyaml(): ObjectPrinter {
  return ({ whole }, say) => {
    say(`---\n${printKyaml(whole)}`)
  }
}

export function names(): ObjectPrinter {
  return ({ found }, say) => {
    for (const { info, object } of found) say(`${objectName(info, object.metadata.name)}\n`)
  }
}
