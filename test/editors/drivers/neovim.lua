-- Does in a headless Neovim what a person does there, and writes down what is then to be seen.
-- The configuration under test is the user's; this file knows the server only through the editor's own functions.
local scenario = vim.fn.json_decode(table.concat(vim.fn.readfile(vim.env.SCENARIO), '\n'))
local result = { version = vim.split(vim.fn.execute('version'), '\n', { trimempty = true })[1], files = {}, messages = {}, questions = {} }
local LIMIT_MS = 20000
-- The cursor may stand behind the last sign, as it does while somebody types.
vim.o.virtualedit = 'onemore'

local function await(what, condition)
  if not vim.wait(LIMIT_MS, condition, 10) then
    error(what .. ' did not come')
  end
end

-- Menus and questions are answered with what the scenario says; the rest of the dialogue is the editor's own.
local wanted, menu
vim.ui.select = function(items, options, on_choice)
  menu = {}
  local chosen = 1
  for index, item in ipairs(items) do
    local title = options.format_item and options.format_item(item) or tostring(item)
    table.insert(menu, title)
    if title == wanted then
      chosen = index
    end
  end
  if options.kind ~= 'codeaction' then
    table.insert(result.questions, options.prompt)
  end
  on_choice(items[chosen], chosen)
end
vim.fn.inputlist = function(lines)
  table.insert(result.questions, lines[1])
  return 1
end
local show_message = vim.lsp.handlers['window/showMessage']
vim.lsp.handlers['window/showMessage'] = function(err, params, ...)
  table.insert(result.messages, params.message)
  return show_message(err, params, ...)
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
end

local function open(path)
  vim.cmd('edit ' .. vim.fn.fnameescape(path))
  return vim.api.nvim_get_current_buf()
end

local function shown(buffer)
  local list = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    local start, stop = { diagnostic.lnum, diagnostic.col }, { diagnostic.end_lnum, diagnostic.end_col }
    local covered = vim.api.nvim_buf_get_text(buffer, start[1], start[2], stop[1], stop[2], {})
    table.insert(list, {
      rule = diagnostic.code or diagnostic.user_data.lsp.code,
      source = diagnostic.source,
      severity = diagnostic.severity,
      line = diagnostic.lnum,
      text = table.concat(covered, '\n'),
    })
  end
  return list
end

local function clients_of(buffer)
  return vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.tbl_values(vim.lsp.buf_get_clients(buffer))
end

-- The first answer to a request about the place of the cursor.
local function ask(buffer, method)
  local params = vim.lsp.util.make_position_params(0, clients_of(buffer)[1].offset_encoding)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, LIMIT_MS) or {}
  for _, answer in pairs(answers) do
    if answer.result then
      return answer.result
    end
  end
end

local function put_cursor(buffer, rule)
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if (diagnostic.code or diagnostic.user_data.lsp.code) == rule then
      vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
      return
    end
  end
  error('no diagnostic of ' .. rule)
end

local function look_at(file)
  local buffer = open(file.path)
  await('the diagnostics of ' .. file.name, function()
    return #vim.diagnostic.get(buffer) > 0
  end)
  local seen = { diagnostics = shown(buffer) }
  put_cursor(buffer, file.fix)
  seen.hover = ask(buffer, 'textDocument/hover').contents.value
  local tick = vim.api.nvim_buf_get_changedtick(buffer)
  wanted = file.title
  vim.lsp.buf.code_action()
  await('the fix in ' .. file.name, function()
    return vim.api.nvim_buf_get_changedtick(buffer) ~= tick
  end)
  seen.menu = menu
  seen.fixed = text_of(buffer)
  await('the end of ' .. file.fix, function()
    for _, diagnostic in ipairs(shown(buffer)) do
      if diagnostic.rule == file.fix then
        return false
      end
    end
    return true
  end)
  vim.cmd('write')
  result.files[file.name] = seen
end

local function complete(file)
  local buffer = open(file.path)
  await('the server for ' .. file.name, function()
    return #clients_of(buffer) > 0
  end)
  vim.api.nvim_win_set_cursor(0, { file.line + 1, file.column })
  local answer = ask(buffer, 'textDocument/completion')
  result.completions = vim.tbl_map(function(item)
    return item.label
  end, answer.items or answer)
end

local function test_connection(file)
  local buffer = open(file.path)
  await('the server for ' .. file.name, function()
    return #clients_of(buffer) > 0
  end)
  vim.cmd('SmtpTest')
  await('the outcome of the connection test', function()
    return #result.messages > 0
  end)
end

local ok, failure = pcall(function()
  for _, file in ipairs(scenario.files) do
    look_at(file)
  end
  complete(scenario.completion)
  test_connection(scenario.connection)
end)
if not ok then
  result.failure = tostring(failure)
end
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.RESULT)
vim.cmd('qall!')
