;;; emacs.el --- Works through a scenario in Emacs and writes down what is to be seen  -*- lexical-binding: t; -*-

;; The configuration under test is the user's.  Batch mode has no command loop, so this file runs the hooks that it
;; would run, and answers the questions that Emacs asks.

(require 'cl-lib)
(require 'json)
(require 'flymake)
(require 'lisp-mnt)

(defvar driver-limit 20 "Seconds until something that has to happen counts as missing.")
(defvar driver-wanted nil "The menu item to choose; without one, the first.")
(defvar driver-menu nil "The items of the last menu.")
(defvar driver-questions nil "What the server asked, the last first.")
(defvar driver-messages nil "What was shown in the echo area, the last first.")
(defvar driver-result nil "What is written down, as an alist.")

(defun driver-await (what condition)
  "Serve events until CONDITION holds; WHAT names it in the failure."
  (with-timeout (driver-limit (error "%s did not come" what))
    (while (not (funcall condition))
      (run-hooks 'post-command-hook)
      (accept-process-output nil 0.05))))

(defun driver-choose (prompt collection &rest _)
  "Stand in for `completing-read' with PROMPT and COLLECTION."
  (let ((titles (all-completions "" collection)))
    (if (string-match-p "Pick an action" prompt)
        (setq driver-menu titles)
      (push prompt driver-questions))
    (or (car (member driver-wanted titles)) (car titles))))

(advice-add 'completing-read :override #'driver-choose)
(advice-add 'message :before
            (lambda (form &rest arguments)
              (when form (push (apply #'format-message form arguments) driver-messages))))

(defun driver-diagnostics ()
  "What Flymake shows in this buffer, in the order of the text."
  (mapcar
   (lambda (diagnostic)
     `((line . ,(1- (line-number-at-pos (flymake-diagnostic-beg diagnostic))))
       (text . ,(buffer-substring-no-properties (flymake-diagnostic-beg diagnostic)
                                                (flymake-diagnostic-end diagnostic)))
       (severity . ,(driver-severity (flymake-diagnostic-type diagnostic)))
       (source . ,(driver-part 1 diagnostic))
       (rule . ,(driver-part 2 diagnostic))))
   (sort (flymake-diagnostics)
         (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))))

(defun driver-part (group diagnostic)
  "Of the text `source [rule]: message' of DIAGNOSTIC, the part GROUP."
  (let ((text (substring-no-properties (flymake-diagnostic-text diagnostic))))
    (and (string-match "\\`\\([^ ]+\\) \\[\\([^]]+\\)\\]" text) (match-string group text))))

(defun driver-of-rule (rule)
  "The diagnostic of RULE in this buffer, or nil."
  (cl-find rule (flymake-diagnostics) :key (lambda (it) (driver-part 2 it)) :test #'equal))

(defun driver-severity (type)
  "The number that the protocol has for a Flymake TYPE."
  (pcase type ('eglot-error 1) ('eglot-warning 2) (_ 3)))

(defun driver-open (file)
  "Visit FILE as a person does, and wait for the server."
  (find-file (alist-get 'path file))
  (driver-await "the server" (lambda () (and (fboundp 'eglot-managed-p) (eglot-managed-p)))))

(defun driver-place (rule)
  "Put point on the diagnostic of RULE."
  (goto-char (flymake-diagnostic-beg (or (driver-of-rule rule) (error "No diagnostic of %s" rule)))))

(defun driver-look-at (file)
  "Write down what FILE shows, apply the fix, and save."
  (driver-open file)
  (flymake-start)
  (driver-await "the diagnostics" #'flymake-diagnostics)
  (let ((seen `((diagnostics . ,(vconcat (driver-diagnostics))))))
    (driver-place (alist-get 'fix file))
    (push `(hover . ,(plist-get (plist-get (jsonrpc-request (eglot-current-server) :textDocument/hover
                                                            (eglot--TextDocumentPositionParams))
                                           :contents)
                                :value))
          seen)
    (setq driver-wanted (alist-get 'title file))
    (let ((last-nonmenu-event ?x))
      (call-interactively #'eglot-code-actions))
    (setq driver-wanted nil)
    (push `(menu . ,(vconcat driver-menu)) seen)
    (push `(fixed . ,(buffer-substring-no-properties (point-min) (point-max))) seen)
    ;; Changes are sent when Emacs is idle, which batch mode never is, or when the file is saved.
    (save-buffer)
    (driver-await "the end of the diagnostic" (lambda () (not (driver-of-rule (alist-get 'fix file)))))
    (push (cons (intern (alist-get 'name file)) seen) (alist-get 'files driver-result))))

(defun driver-complete (file)
  "Write down what is offered at the end of FILE."
  (driver-open file)
  (goto-char (point-max))
  (push `(completions . ,(vconcat (mapcar #'substring-no-properties
                                          (all-completions "" (nth 2 (eglot-completion-at-point))))))
        driver-result))

(defun driver-test (file)
  "Run the page's command for the connection test in FILE."
  (driver-open file)
  (setq driver-messages nil)
  (smtplint-test)
  (driver-await "the outcome of the connection test"
                (lambda () (cl-some (lambda (it) (string-match-p "Server reports" it)) driver-messages)))
  (push `(messages . ,(vconcat (reverse driver-messages))) driver-result)
  (push `(questions . ,(vconcat (reverse driver-questions))) driver-result))

(let* ((json-object-type 'alist)
       (scenario (json-read-file (getenv "SCENARIO"))))
  (push `(version . ,(format "Emacs %s, Eglot %s" emacs-version
                             (lm-version (find-library-name "eglot"))))
        driver-result)
  (condition-case failure
      (progn
        (mapc #'driver-look-at (alist-get 'files scenario))
        (driver-complete (alist-get 'completion scenario))
        (driver-test (alist-get 'connection scenario)))
    (error (push `(failure . ,(error-message-string failure)) driver-result)))
  (with-temp-file (getenv "RESULT")
    (insert (json-encode driver-result)))
  (eglot-shutdown-all)
  (kill-emacs 0))

;;; emacs.el ends here
