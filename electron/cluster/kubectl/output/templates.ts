/** `-o jsonpath=…` and `-o go-template=…`. */
// Models: k8s.io/cli-runtime/pkg/printers: jsonpath.go, template.go
import { KubectlError } from '../failure'
import { goSyntax, goText, floatText } from '../../text/go-value'
import { GoTemplateError, parseGoTemplate, runGoTemplate } from '../text/go-template'
import { compactJson } from '../../text/json'
import { JsonPathError, parseTemplate, renderTemplate } from '../../text/jsonpath'
import type { ObjectPrinter } from './printer'

export interface TemplateSettings {
  readonly allowMissingKeys: boolean
  readonly noHeaders: boolean
  readonly asJson?: boolean
  /** The text of a template's file. */
  read(path: string): string
}

export function jsonPath(template: string, settings: TemplateSettings): ObjectPrinter {
  understood(`error parsing jsonpath ${template}`, () => parseTemplate(template))
  return ({ whole }, say) => {
    try {
      say(renderTemplate(template, whole, settings))
    } catch (error) {
      if (!(error instanceof JsonPathError)) throw error
      throw new KubectlError(
        `error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error.message}. Printing more information for debugging the template:\n` +
          `\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(whole)}\n\n`,
      )
    }
  }
}

export function goTemplate(template: string, { allowMissingKeys }: TemplateSettings): ObjectPrinter {
  const nodes = understood(`error parsing template ${template}`, () => parseGoTemplate(template))
  return ({ whole }, say) => {
    try {
      runGoTemplate(nodes, whole, say, allowMissingKeys)
    } catch (error) {
      if (!(error instanceof GoTemplateError)) throw error
      say(
        `Error executing template: ${error.message}. Printing more information for debugging the template:\n` +
          `\ttemplate was:\n\t\t${template}\n\traw data was:\n\t\t${compactJson(whole)}\n\tobject given to template engine was:\n\t\t${goText(whole, floatText)}\n\n`,
      )
      throw new KubectlError(`error executing template ${JSON.stringify(template)}: ${error.message}`)
    }
  }
}

/** A template that cannot be read is refused before anything is asked of the cluster. */
function understood<T>(what: string, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof JsonPathError || error instanceof GoTemplateError)
      throw new KubectlError(`${what}, ${error.message}`)
    throw error
  }
}
