/*
 * vmsg: decode and encode messages, and use a block device over them.
 *
 * SPDX-License-Identifier: BSD-2-Clause
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{"decode", command_decode},
	{"encode", command_encode},
	{"blk", command_blk},
	{"demo", command_demo},
};

static error_t parse_option(int key, char *argument, struct argp_state *state)
{
	int *first = state->input;

	(void)argument;
	if (key == ARGP_KEY_ARG) {
		*first = state->next - 1;
		state->next = state->argc; /* the rest belongs to the subcommand */
		return 0;
	}
	return ARGP_ERR_UNKNOWN;
}

static const struct argp main_argp = {
	.parser = parse_option,
	.args_doc = "COMMAND [ARGUMENT...]",
	.doc = "Tools for virtio over messages.\v"
	       "Commands, each with --help:\n"
	       "  decode   what frames say, or why they are refused\n"
	       "  encode   a message as hex digits\n"
	       "  blk      read, write, copy an image through a virtqueue\n"
	       "  demo     bring devices up and use them\n\n"
	       "Options: --help, --version.\n"
	       "Exit status: 0 fine; 1 a negative verdict, or something broke on the way; "
	       "2 bad input: wrong arguments, or a file that is missing or cannot be "
	       "opened.",
};

/*
 * argp prints help only together with errors of several lines, and an option to hang, so these two
 * are looked for here.
 */
static bool has_option(int argc, char **argv, bool stops_at_word, const char *const *names)
{
	for (int i = 1; i < argc && !(stops_at_word && argv[i][0] != '-'); i++) {
		if (strcmp(argv[i], "--") == 0) {
			return false;
		}
		for (size_t k = 0; names[k] != NULL; k++) {
			if (strcmp(argv[i], names[k]) == 0) {
				return true;
			}
		}
	}
	return false;
}

/** What stands between argp and a subcommand's parser, to learn which word was wrong. */
struct watched {
	argp_parser_t parser;
	void *input;
	int passed; /* words argp was past when the parser was last called */
	const char *wrong;
};

static error_t watch(int key, char *argument, struct argp_state *state)
{
	struct watched *watched = state->input;
	error_t error;

	if (key == ARGP_KEY_ERROR && watched->wrong == NULL) {
		/* A bundle of letters is not passed by before its last one. */
		const bool is_next =
			state->next < state->argc && state->argv[state->next][0] == '-' &&
			(state->next == watched->passed || state->argv[state->next - 1][0] != '-');

		watched->wrong = state->argv[is_next ? state->next : state->next - 1];
	}
	watched->passed = state->next;
	state->input = watched->input;
	error = watched->parser(key, argument, state);
	state->input = watched;
	return error;
}

static bool complain(const struct argp *argp, const char *word, const char *name)
{
	const struct argp_option *option = argp->options;

	if (word[0] != '-') {
		(void)command_fail(EXIT_USAGE,
				   "'%.40s' is one argument too many; see %s --help",
				   word,
				   name);
		return false;
	}
	while (option != NULL && option->name != NULL &&
	       (strncmp(word, "--", 2) != 0 || strcmp(option->name, word + 2) != 0)) {
		option++;
	}
	(void)command_fail(EXIT_USAGE,
			   option != NULL && option->name != NULL
				   ? "the option '%.40s' lacks its value; see %s --help"
				   : "no option '%.40s', or not like this; see %s --help",
			   word,
			   name);
	return false;
}

bool command_parse(const struct argp *argp, int argc, char **argv, void *input)
{
	static const char *const help[] = {"--help", "-h", "-?", NULL};
	static const char *const version[] = {"--version", "-V", NULL};
	const bool is_main = argp == &main_argp;
	struct watched watched = {argp->parser, input, 1, NULL};
	struct argp watching = *argp;
	char name[32];
	int index = 0;
	int code;

	snprintf(name, sizeof(name), is_main ? "vmsg" : "vmsg %s", argv[0]);
	if (has_option(argc, argv, is_main, help)) {
		argp_help(argp,
			  stdout,
			  ARGP_HELP_SHORT_USAGE | ARGP_HELP_LONG | ARGP_HELP_DOC,
			  name);
		exit(command_finish(EXIT_FINE));
	}
	if (is_main && has_option(argc, argv, is_main, version)) {
		puts("vmsg " VMSG_VERSION);
		exit(command_finish(EXIT_FINE));
	}
	watching.parser = watch;
	code = argp_parse(&watching,
			  argc,
			  argv,
			  ARGP_NO_ERRS | ARGP_NO_HELP | (is_main ? ARGP_IN_ORDER : 0u),
			  &index,
			  &watched);
	if (code == 0 && index >= argc) {
		return true;
	}
	return complain(argp,
			code == 0 || watched.wrong == NULL ? argv[index] : watched.wrong,
			name);
}

/*
 * A file must not become one of the standard ones by being opened first.  What stands in for a
 * missing one cannot be used, so that whoever needs it is told.
 */
static void hold_standard_files(void)
{
	static const int modes[] = {O_WRONLY, O_RDONLY, O_WRONLY};

	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd) {
			_exit(EXIT_NEGATIVE);
		}
	}
}

int main(int argc, char **argv)
{
	static char help[] = "--help";
	int first = 0;

	hold_standard_files();
	argp_err_exit_status = EXIT_USAGE;
	if (!command_parse(&main_argp, argc, argv, &first)) {
		return EXIT_USAGE;
	}
	if (first != 0 && strcmp(argv[first], "help") == 0) {
		/* "help blk" is "blk --help". */
		argv[first] = help;
		if (first + 1 < argc) {
			argv[first] = argv[first + 1];
			argv[first + 1] = help;
		} else {
			(void)command_parse(&main_argp, argc, argv, &first);
		}
	}
	if (first == 0) {
		return command_fail(EXIT_USAGE, "no command; see vmsg --help");
	}
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		if (strcmp(argv[first], commands[i].name) == 0) {
			return command_finish(commands[i].run(argc - first, argv + first));
		}
	}
	return command_fail(EXIT_USAGE, "no command '%.40s'; see vmsg --help", argv[first]);
}
