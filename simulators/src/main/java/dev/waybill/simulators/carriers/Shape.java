package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Call;
import dev.waybill.simulators.Reply.Answer;

/** How one carrier's API looks. */
interface Shape {

    /** Requests for tokens, which need none. */
    boolean isTokenRequest(Call call);

    /** Requests that make labels. */
    boolean isLabelRequest(Call call);

    Answer token(Call call, Tokens tokens);

    /** Everything else, once the caller has shown a token. */
    Answer answer(Call call);

    Answer refusal(int status, String code, String message);

    /** The body of the webhook that tells one scan. */
    byte[] webhook(Post.Letter letter);
}
