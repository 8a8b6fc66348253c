" Does in Vim with ALE what a person does there, and writes down what is then to be seen.
" The configuration under test is the user's; this file knows the server only through ALE.
let s:scenario = json_decode(join(readfile($SCENARIO), "\n"))
let s:result = {'files': {}, 'messages': [], 'questions': []}
let s:limit = 20
" Hovers are read from a window.
let g:ale_hover_to_preview = 1

function! s:await(what, condition) abort
  let l:started = reltime()
  while !a:condition()
    if reltimefloat(reltime(l:started)) > s:limit
      throw a:what . ' did not come'
    endif
    sleep 10m
  endwhile
endfunction

function! s:problems() abort
  return get(get(g:ale_buffer_info, bufnr(''), {}), 'loclist', [])
endfunction

" Columns are bytes, and the last one belongs to the place.
function! s:shown(problem) abort
  return {
    \ 'rule': get(a:problem, 'code', ''),
    \ 'source': a:problem.linter_name,
    \ 'line': a:problem.lnum - 1,
    \ 'text': strpart(getline(a:problem.lnum), a:problem.col - 1, a:problem.end_col - a:problem.col + 1),
    \ 'severity': a:problem.type is# 'E' ? 1 : 2,
    \ }
endfunction

function! s:of_rule(rule) abort
  return filter(copy(s:problems()), {_, problem -> get(problem, 'code', '') is# a:rule})
endfunction

function! s:previews() abort
  return filter(range(1, winnr('$')), {_, window -> getwinvar(window, '&previewwindow')})
endfunction

function! s:hover() abort
  ALEHover
  call s:await('the hover', {-> !empty(s:previews())})
  let l:text = join(getbufline(winbufnr(s:previews()[0]), 1, '$'), "\n")
  pclose
  return l:text
endfunction

" Stands for the menu: takes the item with a title.
function! s:choose(title, seen, data, items) abort
  let a:seen.menu = map(copy(a:items), {_, item -> item[1].title})
  for [l:kind, l:action] in a:items
    if l:action.title is# a:title
      call ale#codefix#ApplyLSPCodeAction(a:data, l:action)
      return
    endif
  endfor
endfunction

function! s:look_at(file) abort
  execute 'edit' fnameescape(a:file.path)
  call s:await('the diagnostics of ' . a:file.name, {-> !empty(s:problems())})
  let l:seen = {'diagnostics': map(copy(s:problems()), {_, problem -> s:shown(problem)})}
  let l:problem = s:of_rule(a:file.fix)[0]
  " On the first letter, ALE asks about the word of that name before.
  call cursor(l:problem.lnum, l:problem.col + 1)
  let l:seen.hover = s:hover()
  let l:tick = b:changedtick
  call ale#codefix#Execute(0, function('s:choose', [a:file.title, l:seen]))
  call s:await('the fix in ' . a:file.name, {-> b:changedtick != l:tick})
  let l:seen.fixed = join(getline(1, '$'), "\n") . "\n"
  write
  call s:await('the end of ' . a:file.fix, {-> empty(s:of_rule(a:file.fix))})
  let s:result.files[a:file.name] = l:seen
endfunction

" ALE's own function, with a look at what it offers.
function! Offer(findstart, base) abort
  let l:answer = ale#completion#OmniFunc(a:findstart, a:base)
  if !a:findstart
    let s:result.completions = map(copy(l:answer), {_, item -> item.word})
  endif
  return l:answer
endfunction

function! s:complete(file) abort
  execute 'edit' fnameescape(a:file.path)
  call cursor(a:file.line + 1, a:file.column)
  set omnifunc=Offer
  call feedkeys("A\<C-x>\<C-o>", 'x')
  undo
  write
endfunction

function! s:test_connection(file) abort
  execute 'edit' fnameescape(a:file.path)
  let s:result.messages = split(execute('SmtpTest'), "\n")
endfunction

try
  let s:result.version = split(execute('version'), "\n")[0]
  for s:file in s:scenario.files
    call s:look_at(s:file)
  endfor
  call s:complete(s:scenario.completion)
  call s:test_connection(s:scenario.connection)
catch
  let s:result.failure = v:exception . ' at ' . v:throwpoint
endtry
call writefile([json_encode(s:result)], $RESULT)
call ale#lsp#StopAll()
qall!
