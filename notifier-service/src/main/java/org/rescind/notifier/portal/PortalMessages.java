package org.rescind.notifier.portal;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Everything that the pages say. {@code messages/portal_zh-Hans.properties} has the same in Chinese. */
@MessageBundle(value = "portal", locale = "en")
@SuppressWarnings("MethodName") // the names of some messages end with what a program wrote
public interface PortalMessages {

    // Around every page
    @Message("Rescind for institutions")
    String product();

    @Message("Skip to the content")
    String skip();

    @Message("Pages")
    String navMain();

    @Message("Overview")
    String navOverview();

    @Message("Deliveries")
    String navDeliveries();

    @Message("Endpoint")
    String navEndpoint();

    @Message("Signed in as")
    String signedInAs();

    @Message("Sign out")
    String signOut();

    @Message("Error:")
    String errorPrefix();

    @Message("There is a problem")
    String errorSummary();

    @Message("Everything here can also be done by programs: see the description of the interface (OpenAPI).")
    String apiLink();

    @Message("None")
    String nothing();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    // Signing in
    @Message("Sign in")
    String signInTitle();

    @Message(
            "This is for institutions that hold a copy of a dataset. Sign in with the API key that you were given when you were registered.")
    String signInIntro();

    @Message("API key")
    String signInKey();

    @Message("It begins with rsk_. It is not stored in your browser; you stay signed in for 8 hours at most.")
    String signInKeyHint();

    @Message("Sign in")
    String signInButton();

    @Message(
            "This key does not fit. Check that you copied all of it, from rsk_ to its last character. If it was replaced, use the new one.")
    String signInWrong();

    @Message("There were too many wrong keys. Wait a minute, then try again.")
    String signInTooOften();

    @Message("Downloads are suspended")
    String suspendedTitle();

    @Message("This institution may download nothing at the moment. What is owed stays owed: purge and attest it here. A"
            + " suspension for a copy that is long overdue ends by itself when everything is attested; otherwise write to the"
            + " publisher of the dataset.")
    String suspendedText();

    @Message(
            "If you have lost your key, write to the publisher of the dataset: nobody can read it for you, but they can give you a new one.")
    String signInHelp();

    // Problems
    @Message("This did not work")
    String problemTitle();

    @Message(
            "The form is not one that we gave you in this session, so nothing was changed. Go back, load the page again and send the form once more.")
    String problemForm();

    @Message("There is nothing at this address, or it is not yours.")
    String problemNotFound();

    @Message("The present state does not allow this, so nothing was changed.")
    String problemConflict();

    @Message("What you sent is too large, so nothing was changed.")
    String problemTooLarge();

    @Message("The service cannot answer at the moment. Try again in a few seconds.")
    String problemUnavailable();

    @Message("We could not use what was sent, so nothing was changed.")
    String problemRequest();

    @Message(
            "Something is wrong on our side, and it is in our log. Look whether what you did has taken effect before you do it again.")
    String problemServer();

    @Message("In detail:")
    String problemDetail();

    @Message("Back to the overview")
    String problemBack();

    // Overview
    @Message("Overview")
    String overviewTitle();

    @Message("What is due next")
    String nextTitle();

    @Message("Nothing is due.")
    String nextNothing();

    @Message("Purge position {position} and what follows from your copy of {dataset} {release}, and attest it.")
    String nextWhat(String dataset, String release, long position);

    @Message("Due by")
    String nextBy();

    @Message("Late for this many copies: {copies}")
    String nextLate(long copies);

    @Message("Late")
    String late();

    @Message("In time")
    String inTime();

    @Message("Where notices go")
    String healthTitle();

    @Message("You have no endpoint. Notices wait until you set one, or you read the feed.")
    String healthNone();

    @Message("Set an endpoint")
    String healthSet();

    @Message("State")
    String healthState();

    @Message("Since")
    String since();

    @Message("Last error")
    String lastError();

    @Message("Getting started")
    String startTitle();

    @Message("Five steps, then everything runs by itself.")
    String startIntro();

    @Message("Set an endpoint")
    String stepEndpoint();

    @Message("Your endpoint answers its challenge")
    String stepChallenge();

    @Message("You receive the first notice, or read the feed")
    String stepNotice();

    @Message("You acknowledge that you received it")
    String stepAcknowledge();

    @Message("You attest that you purged it")
    String stepAttest();

    @Message("Done")
    String stepDone();

    @Message("To do")
    String stepOpen();

    @Message("Your datasets")
    String datasetsTitle();

    @Message("You hold no copy of a dataset that we know of. A copy is recorded when you download one.")
    String datasetsNone();

    @Message("Last removal in the log")
    String head();

    @Message("Notified through")
    String notified();

    @Message("Acknowledged through")
    String acknowledged();

    @Message("Purged through")
    String purged();

    @Message("{n} to go")
    String toGo(long n);

    @Message("Your copies of {dataset}")
    String copiesCaption(String dataset);

    @Message("Release")
    String release();

    @Message("Starts after")
    String start();

    @Message("State")
    String state();

    @Message("Purge due by")
    String due();

    @Message("Open {dataset}: acknowledge, attest, read its log")
    String open(String dataset);

    @Message("held")
    String state_held();

    @Message("retired")
    String state_retired();

    @Message("waived")
    String state_waived();

    // Deliveries
    @Message("Deliveries")
    String deliveriesTitle();

    @Message(
            "What we sent to you and what came back, the newest first; also what you read of the feed. Kept for 90 days.")
    String deliveriesIntro();

    @Message("Show all")
    String deliveriesAll();

    @Message("Show only those that failed")
    String deliveriesFailed();

    @Message("There are none.")
    String deliveriesNone();

    @Message("Attempts")
    String deliveriesCaption();

    @Message("Older")
    String deliveriesOlder();

    @Message("Back to the newest")
    String deliveriesNewest();

    @Message("Only failed attempts are shown.")
    String deliveriesShowing();

    @Message("When")
    String when();

    @Message("What")
    String kind();

    @Message("Positions")
    String range();

    @Message("Result")
    String result();

    @Message("Took")
    String took();

    @Message("{n} ms")
    String milliseconds(int n);

    @Message("Notice")
    String kind_notice();

    @Message("Challenge")
    String kind_challenge();

    @Message("Test")
    String kind_test();

    @Message("Feed read")
    String kind_feed();

    @Message("Delivered")
    String resultOk();

    @Message("Failed")
    String resultFailed();

    @Message("status {status}")
    String resultStatus(int status);

    @Message("Details of the attempt of {time}")
    String details(String time);

    @Message("Details")
    String detailsLink();

    @Message("One attempt")
    String deliveryTitle();

    @Message("The request")
    String requestTitle();

    @Message("The answer")
    String responseTitle();

    @Message("Nothing came back.")
    String responseNone();

    @Message("The answer had no body.")
    String responseEmpty();

    @Message("The first KiB of the answer:")
    String responseFirst();

    @Message("Headers that we sent")
    String headersCaption();

    @Message("Header")
    String header();

    @Message("Value")
    String value();

    @Message("webhook-timestamp and webhook-signature were sent too; they are not kept.")
    String headersNote();

    @Message("Body")
    String bodyTitle();

    @Message("This is only its beginning.")
    String bodyMore();

    @Message("Show the whole body")
    String bodyWhole();

    @Message("The body is not kept: it carries no entries.")
    String bodyNone();

    @Message("Address")
    String address();

    @Message("What went wrong, and what to do")
    String whyTitle();

    @Message("You fetched these entries from the feed yourself.")
    String feedNote();

    // Reasons
    @Message("Nothing went wrong.")
    String reason_none();

    @Message("Too many of our requests to the same address were under way. Nothing was sent; we try again at once.")
    String reason_no_place();

    @Message("The URL cannot be used. Set another one on the page \"Endpoint\".")
    String reason_invalid_url();

    @Message("The host name leads to no address. Check the name and its entry in DNS.")
    String reason_no_address();

    @Message(
            "The host name leads to an address that is not public. We deliver to public addresses only: put a gateway in front of your receiver, or read the feed.")
    String reason_not_public();

    @Message("There was no connection. Check that the receiver is running, and that your firewall lets us in.")
    String reason_no_connection();

    @Message(
            "There was no trusted TLS connection. Check that the certificate is valid, names this host and comes with its intermediate certificates.")
    String reason_tls();

    @Message("No complete answer came within 15 seconds. Answer at once with 204 and do the work afterwards.")
    String reason_timeout();

    @Message(
            "The connection ended before the answer did. Look for crashes and limits in your receiver and in what stands in front of it.")
    String reason_cut();

    @Message("The answer is not valid HTTP. Check what listens at that port.")
    String reason_invalid_answer();

    @Message("The answer is longer than 16 KiB. A status is enough: answer with 204.")
    String reason_too_long();

    @Message("The answer is a redirect, and we follow none. Set the address that it leads to as your endpoint.")
    String reason_redirect();

    @Message(
            "Your endpoint answered 410, which means that it wants no more, so we stopped. What you owe stays owed. When it is ready again, choose \"Resume\" on the page \"Endpoint\".")
    String reason_gone();

    @Message(
            "Your endpoint says that the notice is too large. The next ones are smaller; a notice has at most 256 KiB, so better raise the limit.")
    String reason_too_large();

    @Message("Your endpoint asked us to come later, and we do. If that was not meant, look at its limits.")
    String reason_slow_down();

    @Message(
            "The answer has a status outside of 200 to 299, so we take it as not received. Look into the log of your receiver at that time. After 401 or 403, check the secret, and the header for your gateway.")
    String reason_status();

    @Message(
            "The answer does not hold the challenge. Answer a challenge with status 200 and the JSON object that has its value under \"challenge\".")
    String reason_not_echoed();

    @Message("We know no more than what is said above.")
    String reason_other();

    // Endpoint
    @Message("Endpoint")
    String endpointTitle();

    @Message("Where we send notices. A new address gets a challenge first, and no notice before it has answered.")
    String endpointIntro();

    @Message("You have no endpoint yet. You can also do without: the feed has the same entries.")
    String endpointNone();

    @Message("As it is now")
    String endpointNow();

    @Message("Waiting for an answer to the challenge")
    String endpoint_unverified();

    @Message("Active")
    String endpoint_active();

    @Message("Failing: we go on trying")
    String endpoint_failing();

    @Message("Paused")
    String endpoint_paused();

    @Message("Disabled: it answered 410")
    String endpoint_disabled();

    @Message("The secret before the last rotation signs too until")
    String previousUntil();

    @Message("Change it")
    String changeTitle();

    @Message("Set it")
    String setTitle();

    @Message("URL")
    String url();

    @Message("An https:// address with a public host name, on port 443 or from 1024 on.")
    String urlHint();

    @Message("What notices hold")
    String payloadLegend();

    @Message("The entries themselves")
    String payloadFull();

    @Message("Only which positions there are; you fetch the entries from the feed")
    String payloadThin();

    @Message("A header for a gateway in front of your receiver, if you need one")
    String gatewayLegend();

    @Message("Name of the header")
    String headerName();

    @Message("For example X-Gateway-Key. Leave both empty for none.")
    String headerNameHint();

    @Message("Value of the header")
    String headerValue();

    @Message("It is never shown again. Leave it empty to keep the value that was given before.")
    String headerValueHint();

    @Message("Save")
    String save();

    @Message("The secret that signs")
    String secretTitle();

    @Message(
            "It was shown when it was made and is never shown again. A new one takes its place; for some hours both sign, so that nothing is refused while you change your receiver over.")
    String secretHint();

    @Message("Hours for which the old secret signs too")
    String overlap();

    @Message("0 to 168. Choose 0 when it has leaked.")
    String overlapHint();

    @Message("Make a new secret")
    String rotate();

    @Message("Try and steer")
    String actionsTitle();

    @Message("Send a test notice")
    String testButton();

    @Message("A signed message without entries, now. It moves nothing.")
    String testHint();

    @Message("A test can be sent when the challenge is answered.")
    String testUnverified();

    @Message("Send the challenge again")
    String challengeButton();

    @Message("Notices wait until it is answered.")
    String challengeHint();

    @Message("Pause")
    String pauseButton();

    @Message("No notices until you resume. What you owe stays owed.")
    String pauseHint();

    @Message("Resume")
    String resumeButton();

    @Message("We go on sending. An endpoint that was disabled, or never answered a challenge, gets one first.")
    String resumeHint();

    @Message("Saved.")
    String done_saved();

    @Message("The challenge is on its way. Load this page again to see whether it was answered.")
    String done_challenged();

    @Message("Paused. Nothing is sent until you resume.")
    String done_paused();

    @Message("Resumed.")
    String done_resumed();

    @Message("Your new secret")
    String secretNowTitle();

    @Message("Copy it into your receiver now. It is not shown again.")
    String secretNow();

    @Message(
            "The challenge to your endpoint is signed with it, and was sent a moment ago; it is repeated until it is answered.")
    String secretNowChallenge();

    @Message("Go on to your endpoint")
    String secretNowNext();

    @Message("The test")
    String testTitle();

    @Message("Your receiver took it. A notice would have counted as delivered.")
    String testOk();

    @Message("Your receiver did not take it.")
    String testFailed();

    @Message("Back to your endpoint")
    String testAgain();

    // Dataset
    @Message("Dataset {dataset}")
    String datasetTitle(String dataset);

    @Message("Where you are")
    String whereTitle();

    @Message("Acknowledge")
    String ackTitle();

    @Message("Say that you received everything up to a position.")
    String ackIntro();

    @Message("Through position")
    String through();

    @Message("The log ends at {head}.")
    String throughHint(long head);

    @Message("Acknowledge")
    String ackButton();

    @Message("Attest a purge")
    String attestTitle();

    @Message(
            "Say that you purged everything up to a position from a copy and from what you derived from it. This also acknowledges it.")
    String attestIntro();

    @Message("{release}: {count} positions since the last attestation, after {since}")
    String attestSince(String release, long since, long count);

    @Message("The copy that you purged.")
    String releaseHint();

    @Message("Choose one")
    String releaseChoose();

    @Message("How many you deleted")
    String deleted();

    @Message("How many you never had")
    String notHeld();

    @Message("Statement")
    String statement();

    @Message("For example: Deleted from our copy and from what we derived from it.")
    String statementHint();

    @Message("Exceptions: positions that you did something else with")
    String exceptions();

    @Message(
            "CSV with the header position,status,detail,basis,until. The status is exempt, retained_backup, transferred or derived_only; until is a date such as 2027-03-31. At most 10,000 lines. Leave it empty if there are none.")
    String exceptionsHint();

    @Message("Or choose a file")
    String exceptionsFile();

    @Message("It takes the place of what is in the field above. At most 1 MiB.")
    String exceptionsFileHint();

    @Message("Attest")
    String attestButton();

    @Message("Send again")
    String replayTitle();

    @Message(
            "If you lost notices, have everything after a position sent again. Your receiver has to know entries that it has by their position.")
    String replayIntro();

    @Message("After position")
    String replayAfter();

    @Message("From {start}, where your copies start, to {notified}, the last one sent.")
    String replayHint(long start, long notified);

    @Message("Yes, send everything after this position again")
    String replaySure();

    @Message("Send again")
    String replayButton();

    @Message("You hold no copy of this dataset any more, so nothing is owed and nothing can be said about it.")
    String retiredAll();

    @Message("The log")
    String logTitle();

    @Message("Reading it here does not count as being notified. Programs read it at")
    String logIntro();

    @Message("Positions {first} to {last}")
    String logCaption(long first, long last);

    @Message("There are no entries after this position.")
    String logNone();

    @Message("Show entries after position")
    String logAfter();

    @Message("Show")
    String logShow();

    @Message("Next entries")
    String logNext();

    @Message("From the beginning")
    String logFirst();

    @Message("Position")
    String position();

    @Message("Photo")
    String photo();

    @Message("Releases")
    String releases();

    @Message("Removed")
    String removedAt();

    @Message("What has changed")
    String changedTitle();

    @Message("Before and now")
    String changedCaption();

    @Message("Cursor")
    String changedWhat();

    @Message("Before")
    String before();

    @Message("Now")
    String now();

    @Message("unchanged")
    String unchanged();

    @Message("Nothing has moved: it was so already.")
    String changedNothing();

    @Message(
            "The numbers do not add up to the positions since the last attestation. It is recorded as you said it, and marked. If it was a mistake, attest again with the right numbers.")
    String changedMismatch();

    @Message("Exceptions recorded: {n}")
    String changedExceptions(int n);

    @Message("Acknowledged")
    String doneAcknowledged();

    @Message("Attested")
    String doneAttested();

    @Message("It is sent again")
    String doneReplayed();

    @Message("Back to {dataset}")
    String backToDataset(String dataset);

    // What may be wrong
    @Message("Give a whole number, 0 or more, with digits only.")
    String errorNumber();

    @Message("The log ends at {head}. Give that or less.")
    String errorBeyondHead(long head);

    @Message("Tick the box if you want this.")
    String errorSure();

    @Message("Give at most 168 hours.")
    String errorOverlap();

    @Message("We cannot deliver to this URL: it {detail}.")
    String errorUrl(String detail);

    @Message("This header cannot be sent: it {detail}.")
    String errorHeader(String detail);

    @Message("Say in a sentence what you did.")
    String errorStatement();

    @Message("Choose a release that you hold.")
    String errorRelease();

    @Message("An exception lies beyond the position through which you attest.")
    String errorExceptionBeyond();

    @Message("An exempt position needs a basis, and an end within a year from now.")
    String errorExempt();

    @Message("Line {line}: {why}")
    String csvLine(long line, String why);

    @Message("The file is larger than 1 MiB. Send it with the API, or in parts.")
    String csvTooLarge();

    @Message("The file is not text in UTF-8. Save it as \"CSV UTF-8\".")
    String csvUtf8();

    @Message("This is not CSV: perhaps a quotation mark is not closed.")
    String csvUnreadable();

    @Message("There are more than {most} lines. Attest in parts, up to a lower position first.")
    String csvTooMany(int most);

    @Message("The header needs the columns position and status.")
    String csvHeader();

    @Message("There is no column of this name: {name}")
    String csvColumn(String name);

    @Message("position is to be a whole number from 1 on.")
    String csvPosition();

    @Message("status is to be exempt, retained_backup, transferred or derived_only.")
    String csvStatus();

    @Message("until is to be a date such as 2027-03-31.")
    String csvUntil();

    @Message("detail and basis are to be at most {most} characters each.")
    String csvLong(int most);
}
