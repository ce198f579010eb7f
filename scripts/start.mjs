/** `npm start [-- --browser] [--no-open] [--port N] [--rebuild]`: opens the app in its own window, or in the browser. */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { electronBinary, fetchElectron } from './electron-binary.mjs'
import { appIsStale, at, buildApp, root } from './project.mjs'

const usage = 'Usage: npm start [-- --browser] [--no-open] [--port N] [--rebuild]'
const usualPort = 4173

await main()

async function main() {
  const options = readOptions()
  if (options.rebuild || appIsStale()) {
    console.log('Building Kubeshala …')
    if (!buildApp()) fail('The build failed; what is wrong stands above.')
  }
  const binary = options.browser ? undefined : (electronBinary() ?? (await fetchElectron()))
  if (binary) return openWindow(binary)
  if (!options.browser) console.log('No Electron binary could be had, so the same app opens in the browser.')
  await openPage(options)
}

function readOptions() {
  try {
    const boolean = { type: 'boolean', default: false }
    const options = { browser: boolean, 'no-open': boolean, rebuild: boolean, port: { type: 'string' } }
    const { values } = parseArgs({ options })
    if (values.port !== undefined && !isPort(values.port))
      throw new Error(`--port takes a number from 1 to 65535, not "${values.port}".`)
    return { ...values, open: !values['no-open'], port: values.port === undefined ? undefined : Number(values.port) }
  } catch (error) {
    return fail(`${error.message}\n${usage}`)
  }
}

function isPort(text) {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535
}

function openWindow(binary) {
  // An Electron that is told to be Node (some editors' terminals say so) would not open a window.
  const env = { ...process.env }
  delete env.ELECTRON_RUN_AS_NODE
  // Chromium's sandbox refuses to run as root; the learner is told so by Chromium itself.
  const child = spawn(binary, [at('out', 'main', 'main.js')], { cwd: root, env, stdio: 'inherit' })
  child.on('error', (error) => fail(`Electron could not be started: ${error.message}`))
  child.on('exit', (code) => process.exit(code ?? 1))
}

async function openPage({ port, open }) {
  const { serve, serveFrom } = await import('../out/main/serve.js')
  const page = at('out', 'renderer')
  try {
    const server =
      port === undefined ? await serveFrom({ root: page, port: usualPort }) : await serve({ root: page, port })
    console.log(`Kubeshala is at ${server.url}  (Ctrl+C ends it)`)
    if (open) openBrowser(server.url)
  } catch (error) {
    if (error.code === 'EADDRINUSE')
      fail(`Port ${port ?? usualPort} is taken. Choose another: npm start -- --browser --port N`)
    throw error
  }
}

/** Asks the system for its browser. A machine without one has the address that was printed. */
function openBrowser(url) {
  const [command, ...args] = browserCommand(url)
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}

function browserCommand(url) {
  if (process.platform === 'darwin') return ['open', url]
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', url]
  return ['xdg-open', url]
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
