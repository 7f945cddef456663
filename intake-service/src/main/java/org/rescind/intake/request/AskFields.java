package org.rescind.intake.request;

import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What a page's form sends: its own fields, and those of the pages before as hidden ones. */
public class AskFields {

    @RestForm
    @Nullable
    String step;

    /** Which button was pressed. */
    @RestForm
    @Nullable
    String go;

    @RestForm
    @Nullable
    String once;

    /** Set when the person has seen the last page, and comes back to it after each change. */
    @RestForm
    @Nullable
    String checked;

    @RestForm
    @Nullable
    List<String> photos;

    @RestForm
    @Nullable
    FileUpload file;

    @RestForm
    @Nullable
    String relationship;

    @RestForm
    @Nullable
    String scope;

    @RestForm
    @Nullable
    List<String> datasets;

    @RestForm
    @Nullable
    String regime;

    @RestForm
    @Nullable
    String email;

    @RestForm
    @Nullable
    String message;

    @RestForm
    @Nullable
    String challenge;
}
